const comment = /^\/\/[#@] debugId=([0-9a-f-]{32,36})\s*$/gim;

/** What ties a served file to its map, where the bundler wrote one into both. */
export const debugIdOf = {
  served: (text: string): string | undefined => normal([...text.matchAll(comment)].at(-1)?.[1]),
  map(map: { debugId?: unknown; debug_id?: unknown }): string | undefined {
    const id = map.debugId ?? map.debug_id;
    return typeof id === 'string' ? normal(id) : undefined;
  },
};

const normal = (id?: string) => id?.replaceAll('-', '').toLowerCase();
