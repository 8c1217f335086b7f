import type { Lives } from '../../shared/ipc/contract.ts';
import type { Settings } from '../../shared/settings.ts';
import { noTemplates } from '../../shared/templates.ts';

/** What is so before anything is opened; the window is told when that has been done. */
export function beforeAnything(settings: Settings): Lives {
  return {
    connection: { kind: 'starting' },
    health: { light: 'yellow', reason: 'not-connected', until: null, code: null },
    templates: noTemplates,
    groups: { groups: [], refreshedAt: null, mayRefreshAt: null },
    groupSets: [],
    broadcasts: [],
    schedules: [],
    missedRuns: [],
    wallNews: null,
    productsVersion: 0,
    historyVersion: 0,
    repairing: null,
    importing: null,
    practice: null,
    settings,
    backup: null,
    wantedPlace: null,
    update: null,
  };
}
