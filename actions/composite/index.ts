import { auditMfa } from './audit-mfa.ts';
import { compareUsers } from './compare-users.ts';
import { containUser } from './contain-user.ts';
import { copyUserAccess } from './copy-user-access.ts';
import { endTemporaryAccess } from './end-temporary-access.ts';
import { ensureGroup } from './ensure-group.ts';
import { ensureUser } from './ensure-user.ts';
import { explainAccess } from './explain-access.ts';
import { exportUsers } from './export-users.ts';
import { findStaleUsers } from './find-stale-users.ts';
import { grantTemporaryAccess } from './grant-temporary-access.ts';
import { importUsers } from './import-users.ts';
import { offboardUser } from './offboard-user.ts';
import { onboardUser } from './onboard-user.ts';
import { releaseUser } from './release-user.ts';
import { restoreUser } from './restore-user.ts';
import { reviewAccess } from './review-access.ts';
import { setUserGroups } from './set-user-groups.ts';
import { snapshotUserAccess } from './snapshot-user-access.ts';
import { waitForUserStatus } from './wait-for-user-status.ts';

export const composite = {
  title: 'Whole jobs',
  icon: 'tasks',
  actions: [
    onboardUser,
    importUsers,
    exportUsers,
    ensureUser,
    ensureGroup,
    setUserGroups,
    copyUserAccess,
    grantTemporaryAccess,
    endTemporaryAccess,
    compareUsers,
    explainAccess,
    reviewAccess,
    findStaleUsers,
    auditMfa,
    containUser,
    releaseUser,
    snapshotUserAccess,
    offboardUser,
    restoreUser,
    waitForUserStatus,
  ],
} as const;
