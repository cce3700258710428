import { element } from './element.ts';

export interface Choice {
  value: string;
  label: string;
  /** The heading above it, and above those of the same heading that follow. */
  group?: string;
  /** Small print beside the label. */
  detail?: string;
}

interface Picker {
  anchor: HTMLElement;
  placeholder: string;
  /** The choices for what was typed so far. */
  find(search: string): Choice[] | Promise<Choice[]>;
  pick(choice: Choice): void;
}

/** More choices than this nobody reads. */
const most = 200;

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

  async function show(): Promise<void> {
    latest += 1;
    const asked = latest;
    const items = await found(search.value.trim());
    // An answer that comes after a later question is out of date.
    if (asked === latest) list.replaceChildren(...items);
  }

  async function found(text: string): Promise<HTMLElement[]> {
    try {
      const choices = await find(text);
      if (choices.length === 0) return [note('Nothing matches.')];
      const more = choices.length > most ? [note('There are more. Type to narrow them down.')] : [];
      return [...choices.slice(0, most).flatMap(items), ...more];
    } catch (error) {
      return [note(error instanceof Error ? error.message : String(error))];
    }
  }

  function items(choice: Choice, at: number, all: Choice[]): HTMLElement[] {
    const { group } = choice;
    const first = group !== undefined && group !== all[at - 1]?.group;
    return [...(first ? [element('li', { className: 'okta-group' }, group)] : []), item(choice)];
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
