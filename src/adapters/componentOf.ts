import { type Component, createComponent } from '../client/functions/countRender.js';

const components = new Map<string, Component>();

/** The component of that name, one for all its instances. */
export function componentOf(name: string): Component {
  let component = components.get(name);
  if (!component) components.set(name, (component = createComponent(name)));
  return component;
}
