import type { ExecuteFunctions, Item, NodeTypeDescription } from 'n8n-workflow';
import { attributes } from './attributes.ts';
import { offering, searching } from './choices.ts';
import { execute } from './execute.ts';
import { description, lists } from './form.ts';
import { testConnection } from './test-connection.ts';

const forEachList = <T>(method: (list: string) => T): Record<string, T> =>
  Object.fromEntries(Object.keys(lists).map((list) => [list, method(list)]));

/** The node "Okta Workflow": the forms of all actions, and what runs them. */
export class OktaWorkflow {
  description: NodeTypeDescription = description;

  methods = {
    credentialTest: { testConnection },
    listSearch: forEachList(searching),
    loadOptions: forEachList(offering),
    resourceMapping: { attributes },
  };

  execute(this: ExecuteFunctions): Promise<Item[][]> {
    return execute(this);
  }
}
