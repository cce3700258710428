import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appProvisioningFailed = defineTrigger({
  name: 'app_provisioning_failed',
  title: 'App provisioning failed',
  description: 'Starts when Okta cannot create, update or remove an account or a group in an app.',
  scopes: ['okta.logs.read'],
  keywords: ['provisioning error', 'sync error', 'SCIM'],
  source: {
    kind: 'log',
    events: [
      { type: 'application.provision.user.push', results: ['FAILURE'] },
      { type: 'application.provision.user.push_profile', results: ['FAILURE'] },
      { type: 'application.provision.user.push_password', results: ['FAILURE'] },
      { type: 'application.provision.user.push_okta_password', results: ['FAILURE'] },
      { type: 'application.provision.user.password', results: ['FAILURE'] },
      { type: 'application.provision.user.sync', results: ['FAILURE'] },
      { type: 'application.provision.user.activate', results: ['FAILURE'] },
      { type: 'application.provision.user.reactivate', results: ['FAILURE'] },
      { type: 'application.provision.user.deactivate', results: ['FAILURE'] },
      { type: 'application.provision.user.deprovision', results: ['FAILURE'] },
      { type: 'application.provision.user.import_profile', results: ['FAILURE'] },
      { type: 'application.provision.group_push.mapping.update.or.delete.failed.with.error' },
    ],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { user: { target: 'User' }, app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('user', 'app'),
  sample: {
    input: {},
    output: {
      ...sampleEvent(
        'application.provision.user.push',
        'Push new user to external application',
        'user',
        'app',
      ),
      outcome: { result: 'FAILURE', reason: 'Could not create the user' },
    },
  },
});
