import type { Resource } from '../../connector/core/load.ts';
import { activateUser } from './activate-user.ts';
import { addUserSchemaProperty } from './add-user-schema-property.ts';
import { convertUserToFederated } from './convert-user-to-federated.ts';
import { createUser } from './create-user.ts';
import { deactivateUser } from './deactivate-user.ts';
import { deleteUser } from './delete-user.ts';
import { findUser } from './find-user.ts';
import { getUser } from './get-user.ts';
import { getUserRisk } from './get-user-risk.ts';
import { getUserSchema } from './get-user-schema.ts';
import { linkUser } from './link-user.ts';
import { listLinkedUsers } from './list-linked-users.ts';
import { listRelationships } from './list-relationships.ts';
import { listUserApps } from './list-user-apps.ts';
import { listUserBlocks } from './list-user-blocks.ts';
import { listUserClients } from './list-user-clients.ts';
import { listUserDevices } from './list-user-devices.ts';
import { listUserGrants } from './list-user-grants.ts';
import { listUserGroups } from './list-user-groups.ts';
import { listUserIdentityProviders } from './list-user-identity-providers.ts';
import { listUserRefreshTokens } from './list-user-refresh-tokens.ts';
import { listUserTypes } from './list-user-types.ts';
import { listUsers } from './list-users.ts';
import { reactivateUser } from './reactivate-user.ts';
import { removeUserSchemaProperty } from './remove-user-schema-property.ts';
import { replaceUser } from './replace-user.ts';
import { revokeUserGrants } from './revoke-user-grants.ts';
import { revokeUserRefreshTokens } from './revoke-user-refresh-tokens.ts';
import { searchUsers } from './search-users.ts';
import { setUserRisk } from './set-user-risk.ts';
import { suspendUser } from './suspend-user.ts';
import { unlinkUser } from './unlink-user.ts';
import { unlockUser } from './unlock-user.ts';
import { unsuspendUser } from './unsuspend-user.ts';
import { updateUser } from './update-user.ts';

export const users = {
  title: 'Users',
  icon: 'user',
  actions: [
    listUsers,
    findUser,
    searchUsers,
    getUser,
    createUser,
    updateUser,
    replaceUser,
    activateUser,
    reactivateUser,
    deactivateUser,
    suspendUser,
    unsuspendUser,
    unlockUser,
    deleteUser,
    listUserGroups,
    listUserApps,
    listUserDevices,
    convertUserToFederated,
    listUserIdentityProviders,
    listUserBlocks,
    getUserRisk,
    setUserRisk,
    listUserClients,
    listUserGrants,
    revokeUserGrants,
    listUserRefreshTokens,
    revokeUserRefreshTokens,
    listRelationships,
    listLinkedUsers,
    linkUser,
    unlinkUser,
    listUserTypes,
    getUserSchema,
    addUserSchemaProperty,
    removeUserSchemaProperty,
  ],
} as const satisfies Resource;
