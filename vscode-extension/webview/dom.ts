/** The element of the page that a selector names; that there is one is for the page to see to. */
export function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

export function byData(name: string, value: string): HTMLElement {
  return find(`[data-${name}="${value}"]`);
}
