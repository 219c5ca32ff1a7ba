/** What is looked at: the system, or inside of it an application; both can be chosen. */
export class Breadcrumb {
  readonly #nav: HTMLElement;
  readonly #look: (of: string | undefined) => void;

  constructor(nav: HTMLElement, look: (of: string | undefined) => void) {
    this.#nav = nav;
    this.#look = look;
  }

  show(system: string, of: string | undefined, applications: readonly string[]): void {
    const home = document.createElement('button');
    home.textContent = system;
    home.title = 'The whole system (Escape)';
    home.addEventListener('click', () => this.#look(undefined));
    this.#nav.replaceChildren(home, ...(applications.length > 0 ? ['›', this.#choice(of, applications)] : []));
  }

  #choice(of: string | undefined, applications: readonly string[]): HTMLSelectElement {
    const select = document.createElement('select');
    select.ariaLabel = 'Entities of';
    select.append(
      new Option('applications', '', of === undefined, of === undefined),
      ...applications.map((name) => new Option(name, name, name === of, name === of)),
    );
    select.addEventListener('change', () => this.#look(select.value === '' ? undefined : select.value));
    return select;
  }
}
