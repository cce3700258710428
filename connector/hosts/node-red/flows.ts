import type { Flow } from 'node-red';
import type { Recipe, RecipeSource, RecipeStep } from '../../index.ts';
import { connectionType, nodeType, triggerType } from './editor/names.ts';
import type { Source } from './editor/palette.ts';

/** A recipe as a flow that can be imported alone: a tab with its nodes, and the connection that they use. */
export function flowOf(recipe: Recipe): Flow[] {
  const { name, title, description, start, trigger, arguments: wanted, steps, notes } = recipe;
  const tab = name.replaceAll('_', '-');
  const nodes: Flow[] = [];
  const sheet = blankSheet();

  /** Puts a node on the sheet, and a wire to it from the one before. */
  function put(type: string, label: string, facts: Facts, before?: Flow): Flow {
    const { name = label, id = idOf(label), ...rest } = facts;
    const node = { id: `${tab}-${id}`, type, z: tab, name, ...rest, ...sheet.place(label), wires: [[]] };
    nodes.push(node);
    if (before) wiresOf(before).push(node.id);
    return node;
  }

  function putSteps(steps: RecipeStep[], before: Flow): void {
    let last = before;
    for (const step of steps) {
      if ('action' in step) {
        const input = Object.fromEntries(
          Object.entries(step.input).map(([path, source]) => [path, sourceOf(source)]),
        );
        const facts = { id: idOf(step.action), name: '', connection, step: step.action, input };
        last = put(nodeType(step.action), step.action, facts, last);
      } else if ('say' in step) {
        // The message has a branch of its own, so that it does not replace the payload of the following steps.
        const said = put('change', step.title, change(jsonataOf(step.say)), last);
        put('debug', 'Done', { ...debug('payload', 'payload'), id: `${idOf(step.title)}-done` }, said);
      } else if ('when' in step) {
        last = put('switch', step.title, switchOn(`okta.${step.when}`, step), last);
      } else {
        sheet.newRow();
        const items = `okta.${step.each}`;
        last = put('split', step.title, split(items), last);
        if (step.where)
          last = put('switch', step.where.title, switchOn(`${items}.${step.where.field}`, step.where), last);
        putSteps(step.steps, last);
      }
    }
  }

  function putTrigger({ name: event, input }: NonNullable<Recipe['trigger']>): Flow {
    const sources = Object.entries(input).map(([path, value]) => [path, sourceOf({ value })]);
    const facts = {
      id: 'start',
      name: '',
      connection,
      step: event,
      input: Object.fromEntries(sources),
      every: '60',
    };
    return put(triggerType(event), start, facts);
  }

  function putInject(): Flow {
    const payload = Object.fromEntries(wanted.map(({ name, example }) => [name, example]));
    return put('inject', start, { ...inject(payload), id: 'start' });
  }

  const [how, begins] = trigger
    ? [
        'Enable this flow to let it run by itself: double click on its tab',
        'The first step looks for new events again and again. Its button sends the latest one, to try the flow.',
      ]
    : [
        'Press the button at the left to run this recipe',
        'The inject node stands for what starts the recipe in real life: a form, a ticket, another system.',
      ];
  put('comment', how, {
    id: 'about',
    info: `${description}\n\nOpen a step with a double click. Its blue labels are datapills: outputs of earlier steps.\n\n${begins}`,
  });
  sheet.newRow();
  putSteps(steps, trigger ? putTrigger(trigger) : putInject());
  for (const { title, text } of notes) {
    sheet.newRow();
    put('comment', title, { info: text });
  }
  sheet.newRow();
  const caught = put('catch', 'Any error', { id: 'errors', scope: null, uncaught: false });
  put('debug', 'What went wrong', { ...debug('error', 'error.code'), id: 'failed' }, caught);

  return [
    // What runs by itself runs when a person has looked at it.
    { id: tab, type: 'tab', label: title, disabled: trigger !== undefined, info: description },
    { id: connection, type: connectionType, domain: '', sandbox: false },
    ...nodes,
  ];
}

/** The properties of a node besides its type and its position. */
type Facts = Record<string, unknown> & { id?: string; name?: string };

/** The ID of the connection in the recipes. */
export const connection = 'okta-org';

const idOf = (label: string): string =>
  label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

/** Every node here has one output. */
const wiresOf = ({ wires }: Flow): string[] => (wires as string[][])[0] ?? [];

/** A message begins with what the recipe is started with as its payload. Each step puts its output there. */
function sourceOf(source: RecipeSource): Source {
  if ('argument' in source) return { type: 'msg', value: `payload.${source.argument}` };
  if ('output' in source) return { type: 'pill', value: source.output };
  const { value } = source;
  const types = { string: 'str', number: 'num', boolean: 'bool' };
  return { type: types[typeof value as keyof typeof types], value: String(value) };
}

/** A sentence with places in braces, as an expression that puts it together. */
const jsonataOf = (sentence: string): string =>
  sentence
    .split(/\{(.+?)\}/)
    .map((part, at) => (at % 2 === 1 ? `okta.${part}` : JSON.stringify(part)))
    .filter((part) => part !== '""')
    .join(' & ');

const inject = (payload: object): Facts => ({
  props: [{ p: 'payload' }],
  repeat: '',
  crontab: '',
  once: false,
  onceDelay: 0.1,
  topic: '',
  payload: JSON.stringify(payload),
  payloadType: 'json',
});

const change = (expression: string): Facts => ({
  rules: [{ t: 'set', p: 'payload', pt: 'msg', to: expression, tot: 'jsonata' }],
  action: '',
  property: '',
  from: '',
  to: '',
  reg: false,
});

const debug = (complete: string, statusVal: string): Facts => ({
  active: true,
  tosidebar: true,
  console: false,
  tostatus: true,
  complete,
  targetType: 'msg',
  statusVal,
  statusType: 'msg',
});

const split = (property: string): Facts => ({
  splt: '\\n',
  spltType: 'str',
  arraySplt: 1,
  arraySpltType: 'len',
  stream: false,
  addname: '',
  property,
});

const switchOn = (property: string, { is, isNot }: Condition): Facts => ({
  property,
  propertyType: 'msg',
  rules: [{ t: is === undefined ? 'neq' : 'eq', v: is ?? isNot, vt: 'str' }],
  checkall: 'true',
  repair: false,
  outputs: 1,
});

type Condition = Pick<Extract<RecipeStep, { when: string }>, 'is' | 'isNot'>;

/** Places on a tab, from left to right and from top to bottom. */
function blankSheet(): { place(label: string): { x: number; y: number }; newRow(): void } {
  let [left, y] = [margin, 60];
  const newRow = () => {
    [left, y] = [margin, y + 80];
  };
  return {
    newRow,
    place(label) {
      // The editor draws a node as wide as its label, from its middle.
      const width = 60 + 7 * label.length;
      if (left > margin && left + width > widest) newRow();
      const x = Math.round((left + width / 2) / 10) * 10;
      left += width + 40;
      return { x, y };
    },
  };
}

const margin = 80;
const widest = 1000;
