/* Functions whose calls are counted. */

/** The function, counted by Fieldmark; as it is where that is not there. */
export const counted = (name, fn) => window.fieldmark?.wrap?.(name, fn) ?? fn;
