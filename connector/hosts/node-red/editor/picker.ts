import { element } from './element.ts';

export interface Choice {
  value: string;
  label: string;
  /** The heading above it, and above those of the same heading that follow. */
  group?: string;
  /** Small print beside the label. */
  detail?: string;
}

/** Some of the choices, and where they go on. */
export interface ChoicePage {
  choices: Choice[];
  nextCursor: string | null;
}

interface Picker {
  anchor: HTMLElement;
  placeholder: string;
  /** The choices for what was typed so far, a page at a time. */
  find(search: string, after?: string): ChoicePage | Promise<ChoicePage>;
  pick(choice: Choice): void;
}

/** Long enough for a word to be typed, so that not every letter becomes a call to the org. */
const typingPause = 250;

/** Opens a list with a search field under an element of the form. */
export function openPicker({ anchor, placeholder, find, pick }: Picker): void {
  const search = element('input', { type: 'search', placeholder, aria: { label: placeholder } });
  const list = element('ul', { aria: { live: 'polite' } });
  const content = element('div', { className: 'okta-picker' }, search, list);
  const panel = RED.popover.panel($(content));
  let latest = 0;
  let timer = 0;
  let heading: string | undefined;

  async function show(): Promise<void> {
    const items = await found();
    if (items) list.replaceChildren(...items);
  }

  /** The items of a page; nothing, when a later question made the answer out of date. */
  async function found(after?: string): Promise<HTMLElement[] | undefined> {
    latest += 1;
    const asked = latest;
    try {
      const { choices, nextCursor } = await find(search.value.trim(), after);
      if (asked !== latest) return undefined;
      if (after === undefined) heading = undefined;
      if (choices.length === 0 && nextCursor === null) return after ? [] : [note('Nothing matches.')];
      return [...choices.flatMap(items), ...(nextCursor === null ? [] : [more(nextCursor)])];
    } catch (error) {
      return asked === latest ? [note(error instanceof Error ? error.message : String(error))] : undefined;
    }
  }

  function items(choice: Choice): HTMLElement[] {
    const { group } = choice;
    const first = group !== undefined && group !== heading;
    heading = group;
    return [...(first ? [element('li', { className: 'okta-group' }, group)] : []), item(choice)];
  }

  /** Goes on where the page ended. */
  function more(cursor: string): HTMLElement {
    const button = element('button', { type: 'button' }, 'More …');
    const place = element('li', {}, button);
    button.addEventListener('click', async () => {
      button.replaceWith(element('span', { className: 'okta-note' }, 'Loading …'));
      search.focus();
      const next = await found(cursor);
      if (!next) return;
      place.replaceWith(...next);
      next
        .find((one) => one.querySelector('button'))
        ?.querySelector('button')
        ?.focus();
    });
    return place;
  }

  function item(choice: Choice): HTMLElement {
    const button = element('button', { type: 'button' }, element('span', {}, choice.label));
    if (choice.detail) button.append(element('small', {}, choice.detail));
    button.addEventListener('click', () => {
      close();
      pick(choice);
    });
    return element('li', {}, button);
  }

  search.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void show(), typingPause);
  });
  content.addEventListener('keydown', (event) => {
    // Node-RED has shortcuts of its own, and looks for them above the element, which is gone after Escape.
    event.stopPropagation();
    if (event.key === 'Escape') close();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const stops = [search, ...list.querySelectorAll('button')];
    const here = stops.indexOf(document.activeElement as HTMLButtonElement);
    stops[here + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  });

  function close(): void {
    panel.hide();
    anchor.focus();
  }

  list.append(note('Loading …'));
  panel.show({ target: $(anchor), align: 'right' });
  search.focus();
  void show();
}

const note = (text: string): HTMLElement => element('li', { className: 'okta-note' }, text);
