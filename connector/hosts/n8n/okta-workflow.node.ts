import type { ExecuteFunctions, Item, NodeTypeDescription } from 'n8n-workflow';
import { attributes } from './attributes.ts';
import { listSearch, loadOptions } from './choices.ts';
import { execute } from './execute.ts';
import { description } from './form.ts';
import { testConnection } from './test-connection.ts';

/** The node "Okta Workflow": the forms of all actions, and what runs them. */
export class OktaWorkflow {
  description: NodeTypeDescription = description;

  methods = {
    credentialTest: { testConnection },
    listSearch,
    loadOptions,
    resourceMapping: { attributes },
  };

  execute(this: ExecuteFunctions): Promise<Item[][]> {
    return execute(this);
  }
}
