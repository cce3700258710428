import { matching, pillName } from './datapills.ts';
import { element, icon } from './element.ts';
import type { Field } from './fields.ts';
import type { InputType } from './node-red.ts';
import { type Choice, type ChoicePage, openPicker } from './picker.ts';

/** The values that a person can choose from. */
export interface Sources {
  /** The outputs of the steps before. Undefined where nothing comes before. */
  pills: (() => Choice[]) | undefined;
  /** The pick list of a field, read from the connected org a page at a time; or the names of values that were chosen before. */
  choices(field: Field, question: Question): Promise<ChoicePage>;
}

export interface Question {
  search?: string;
  after?: string | undefined;
  limit?: number;
  chosen?: string[];
  /** The values of the fields on which the list depends. */
  given?: Record<string, string>;
}

/** Node-RED's own sources of values, besides typing and the message. */
const anywhere = ['flow', 'global', 'env', 'jsonata'];

/** The types that a field offers, the usual one first. `set` puts a value into the field. */
export function inputTypes(
  field: Field,
  sources: Sources,
  labels: Map<string, string>,
  set: (value: string) => void,
): (string | InputType)[] {
  return [
    ...typed(field, sources, labels, set),
    ...(sources.pills ? [datapill(sources.pills, set), 'msg'] : []),
    ...anywhere,
    ...(field.nullable ? [cleared] : []),
  ];
}

function typed(
  field: Field,
  sources: Sources,
  labels: Map<string, string>,
  set: (value: string) => void,
): (string | InputType)[] {
  const { kind, secret, choices, pickList, texts } = field;
  if (secret) return ['cred'];
  const pick = pickList && picked(field, pickList, sources, labels, set);
  if (kind === 'array') return [...(pick ? [pick] : []), ...(texts ? [list] : []), 'json'];
  if (choices) return [oneOf(kind === 'number' ? 'num' : 'enum', 'choose', choices, field)];
  if (pick) return [pick, 'str'];
  if (kind === 'boolean') return [oneOf('bool', 'yes or no', yesOrNo, field)];
  if (kind === 'any') return ['str', 'num', 'bool', 'json'];
  return [{ string: 'str', number: 'num', object: 'json' }[kind]];
}

const yesOrNo = ['true', 'false'].map((value) => ({ value, label: value }));

const list: InputType = { value: 'list', label: 'list, with commas', icon: 'fa fa-ellipsis-h' };

const cleared: InputType = {
  value: 'null',
  label: 'clear this attribute',
  icon: 'fa fa-eraser',
  hasValue: false,
};

/** A choice among few. A field that may be left alone starts as such, and says what happens then. */
function oneOf(value: string, label: string, choices: Choice[], field: Field): InputType {
  const alone = field.default === undefined ? 'not set' : `default: ${field.default}`;
  return {
    value,
    label,
    icon: 'fa fa-check-square-o',
    options: [{ value: '', label: alone }, ...choices],
  };
}

/** An output of an earlier step. */
function datapill(pills: () => Choice[], set: (value: string) => void): InputType {
  return {
    value: 'pill',
    label: 'datapill',
    icon: 'fa fa-tag',
    valueLabel({ 0: container }, value) {
      const pill = pills().find((one) => one.value === value);
      const text = pill ? pillName(pill) : value && `${value} (no earlier step provides this)`;
      const button = opener(text, 'Choose the output of an earlier step', 'okta-pill');
      button.classList.toggle('okta-lost', Boolean(value) && !pill);
      button.addEventListener('click', () => {
        openPicker({
          anchor: button,
          placeholder: 'Search the outputs of earlier steps',
          find: (search, after) => matching(pills(), search, after),
          pick: (choice) => set(choice.value),
        });
      });
      container?.append(button);
    },
  };
}

/** One or several objects of the org, shown by their names. */
function picked(
  field: Field,
  pickList: string,
  { choices }: Sources,
  labels: Map<string, string>,
  set: (value: string) => void,
): InputType {
  const several = field.kind === 'array';
  const nouns = pickList.replaceAll('_', ' ');
  const place = field.needs ? nouns : `${nouns} in the org`;
  return {
    value: 'pick',
    label: place,
    icon: 'fa fa-list',
    valueLabel({ 0: container }, value) {
      const values = several ? (JSON.parse(value || '[]') as string[]) : [];
      const text = several ? '' : (labels.get(value) ?? value);
      const button = opener(text, `Search the ${place}`);
      button.addEventListener('click', () => {
        openPicker({
          anchor: button,
          placeholder: `Search ${nouns}`,
          find: async (search, after) => {
            const page = await choices(field, { search, after, limit: 50 });
            return { ...page, choices: page.choices.map((choice) => ({ ...choice, detail: choice.value })) };
          },
          pick: ({ value: one, label }) => {
            labels.set(one, label);
            set(several ? JSON.stringify([...new Set([...values, one])]) : one);
          },
        });
      });
      const chips = values.map((one) =>
        chip(labels.get(one) ?? one, () => set(JSON.stringify(values.filter((other) => other !== one)))),
      );
      container?.append(...chips, button);
    },
  };
}

function opener(text: string, hint: string, className = ''): HTMLElement {
  const shown = element('span', { className: text ? 'okta-chosen' : 'okta-hint' }, text || `${hint} …`);
  return element('button', { type: 'button', className: `okta-opener ${className}`, title: hint }, shown);
}

function chip(text: string, remove: () => void): HTMLElement {
  const cross = element('button', { type: 'button', aria: { label: `Remove ${text}` } }, icon('times'));
  cross.addEventListener('click', remove);
  return element('span', { className: 'okta-chip' }, text, cross);
}
