import { ask, connectionBody } from './ask.ts';
import { actionOf, datapills, earlier, stepName } from './datapills.ts';
import { describe, described } from './described.ts';
import { element } from './element.ts';
import { secretsOf } from './fields.ts';
import { type Form, form } from './form.ts';
import type { Question } from './input-types.ts';
import { lost, missing } from './missing.ts';
import type { EditorNode, NodeDefinition } from './node-red.ts';
import type { Input, Palette, PaletteStep } from './palette.ts';
import type { ChoicePage } from './picker.ts';
import { passwords } from './secret.ts';
import { follow, freeStep, stepNames } from './steps.ts';

/** The colour says what an action does to the org. */
const colours = {
  trigger: '#D5C3E8',
  read: '#A9CBEB',
  create: '#A8D8AE',
  update: '#F2D58C',
  delete: '#EBABA1',
};

/** An action as a node of the palette. */
export function actionDefinition(action: PaletteStep, palette: Palette): NodeDefinition {
  const { title, category, icon, effect, fields, hooked = false } = action;
  const isTrigger = effect === 'trigger';
  const changes = !isTrigger && effect !== 'read';
  // The one form that is open. Node-RED edits one node at a time.
  let open: { form: Form; step: HTMLInputElement } | undefined;

  return {
    category,
    color: colours[effect],
    icon: `font-awesome/fa-${icon}`,
    inputs: isTrigger ? 0 : 1,
    outputs: 1,
    paletteLabel: title,
    defaults: {
      name: { value: '' },
      connection: { type: palette.connection.type, required: true },
      step: { value: '' },
      ...(isTrigger && { every: { value: '60', validate: isInterval } }),
      ...(hooked && { address: { value: '', validate: isAddress } }),
      ...(changes && { dryRun: { value: false } }),
      input: {
        value: {},
        validate(this: EditorNode, input: Input) {
          const { fields } = described(this) ?? action;
          const problems = [...missing(fields, input), ...lost(input, stepNames(this, palette))];
          return problems.length === 0 || problems;
        },
      },
    },
    ...(isTrigger && { button: latestButton }),
    credentials: passwords(secretsOf(fields)),
    label() {
      return `${this.name || title}${this['dryRun'] ? ' (dry run)' : ''}`;
    },
    labelStyle() {
      return this.name ? 'red-ui-flow-node-label-italic' : '';
    },
    onadd() {
      // A node that was pasted brings its step with it, and the datapills of its neighbours mean that step.
      this['step'] ||= freeStep(this, action.step);
      this['connection'] ||= onlyConnection(palette);
    },
    oneditprepare() {
      const step = element('input', { type: 'text', id: 'okta-step', value: stepName(this, action) });
      const made = form((described(this) ?? action).fields, {
        node: this,
        input: this['input'] as Input,
        sources: {
          // Nothing comes before a trigger.
          pills: isTrigger ? undefined : () => datapills(this, palette),
          choices: ({ pickList = '' }, question) => choices(palette, pickList, question),
        },
      });
      const notes = element('div', { className: 'okta-help', aria: { live: 'polite' } });
      const rows = [
        ...(isTrigger ? [everyRow(String(this['every']))] : []),
        ...(hooked ? [addressRow(String(this['address'] ?? ''))] : []),
        ...(changes ? [dryRunRow(Boolean(this['dryRun']))] : []),
        stepRow(step),
      ];
      document.querySelector('.okta-form')?.append(...made.elements, notes, ...rows);
      open = { form: made, step };
      const select = document.querySelector<HTMLElement>('#node-input-connection');
      // Node-RED calls it once when the form is ready, too.
      if (select) {
        $(select).on('change', async () => {
          const warnings = await learn(this, action, palette);
          if (open?.form !== made) return;
          made.update((described(this) ?? action).fields);
          notes.replaceChildren(...warnings.map((warning) => element('p', {}, warning)));
        });
      }
    },
    oneditsave() {
      if (!open) return;
      this['input'] = open.form.read();
      const before = stepName(this, action);
      const wanted = open.step.value.trim().replaceAll(/\W+/g, '_') || action.step;
      if (wanted === before) return;
      const step = freeStep(this, wanted);
      const history = follow(this, before, step, palette);
      this['step'] = step;
      return { history };
    },
  };
}

/** Okta's limit for the log is one call a second or two, for all triggers of an org. */
const isInterval = (seconds: string) =>
  Number(seconds) >= 10 || 'Enter at least 10 seconds between two polls.';

/** Sends the latest event, as the button of an inject node sends its message. */
const latestButton = {
  enabled(this: EditorNode) {
    return !this.changed;
  },
  onclick(this: EditorNode) {
    void $.ajax({ method: 'POST', url: `inject/${this.id}`, contentType: 'application/json', data: '{}' });
  },
};

/** An address without a path of its own, or an environment variable that holds one. */
const isAddress = (address = '') =>
  /^(?:https?:\/\/[^\s?#]+|\$\{\w+\})?$/.test(address) ||
  'Enter an address such as https://nodered.example.com.';

const everyRow = (seconds: string): HTMLElement =>
  ownRow('Every', 'Seconds between two looks for new events, at least 10.', {
    type: 'number',
    id: 'node-input-every',
    value: seconds,
    min: '10',
  });

const addressRow = (address: string): HTMLElement =>
  ownRow(
    'Event hook',
    'The public https address of this Node-RED. With it, Okta sends events here at once by an event hook, and the looks for what it missed go on. Leave it empty to do without.',
    {
      type: 'text',
      id: 'node-input-address',
      value: address,
      placeholder: 'https://nodered.example.com',
    },
  );

const dryRunRow = (checked: boolean): HTMLElement =>
  ownRow(
    'Dry run',
    'Says what would change and whom it would touch, and changes nothing. The output is the plan.',
    {
      type: 'checkbox',
      id: 'node-input-dryRun',
      checked,
    },
  );

/** A row of the node itself. Node-RED reads the input by its ID when the form is saved. */
function ownRow(title: string, help: string, facts: Partial<HTMLInputElement>): HTMLElement {
  const input = element('input', facts);
  return element(
    'div',
    { className: 'okta-row' },
    element('label', { htmlFor: input.id }, title),
    input,
    element('p', { className: 'okta-help' }, help),
  );
}

function stepRow(step: HTMLInputElement): HTMLElement {
  const label = element('label', { htmlFor: step.id }, 'Output');
  const place = element('div', { className: 'okta-step' }, element('code', {}, 'msg.okta.'), step);
  const help =
    'The output is msg.payload. Later steps also find it under this name, and follow when you change it.';
  return element(
    'div',
    { className: 'okta-row' },
    label,
    place,
    element('p', { className: 'okta-help' }, help),
  );
}

function connections({ connection }: Palette): EditorNode[] {
  const found: EditorNode[] = [];
  RED.nodes.eachConfig((node) => {
    if (node.type === connection.type) found.push(node);
  });
  return found;
}

function onlyConnection(palette: Palette): string {
  const [first, ...others] = connections(palette);
  return first && others.length === 0 ? first.id : '';
}

function chosenConnection(palette: Palette): EditorNode | undefined {
  const chosen = document.querySelector<HTMLSelectElement>('#node-input-connection')?.value;
  return connections(palette).find(({ id }) => id === chosen);
}

/** The choices that the org behind the chosen connection has. */
async function choices(palette: Palette, pickList: string, question: Question): Promise<ChoicePage> {
  const connection = chosenConnection(palette);
  if (!connection) throw new Error('Choose a connection first.');
  const body = connectionBody(palette.connection.fields, connection);
  return (await ask(`pick-list/${encodeURIComponent(pickList)}`, { ...body, ...question })) as ChoicePage;
}

/** Learns what the org makes of a node and of the steps before it. Gives back what could not be learned, in sentences. */
async function learn(node: EditorNode, action: PaletteStep, palette: Palette): Promise<string[]> {
  const own = chosenConnection(palette);
  if (!own) return [];
  const before = earlier(node).map(async (step) => {
    const of = actionOf(step, palette);
    const connection = connections(palette).find(({ id }) => id === step['connection']);
    if (of && of.effect !== 'trigger' && connection) await describe(step, of, connection, palette);
  });
  // A trigger has the same form and events in every org.
  if (action.effect === 'trigger') return [];
  const [asked] = await Promise.allSettled([describe(node, action, own, palette), ...before]);
  return asked.status === 'fulfilled' ? asked.value.warnings : [String(asked.reason.message)];
}
