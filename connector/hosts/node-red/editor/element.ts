/** An element with its properties and what is in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { aria = {}, ...properties }: Partial<HTMLElementTagNameMap[K]> & { aria?: Record<string, string> } = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(aria)) made.setAttribute(`aria-${name}`, value);
  made.append(...content);
  return made;
}

/** One of the icons that come with Node-RED. */
export const icon = (name: string): HTMLElement =>
  element('i', { className: `fa fa-${name}`, aria: { hidden: 'true' } });
