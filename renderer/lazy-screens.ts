import { lazy } from 'react';
import { loadImportDialog } from './imports/use-imports.tsx';

/** What is fetched when it is first opened, so that the first paint does not carry it. */
const loadScreens = {
  comingBack: () => import('./coming-back/coming-back-screen.tsx'),
  broadcasts: () => import('./broadcasts/broadcasts-screen.tsx'),
  history: () => import('./history/history.tsx'),
  reach: () => import('./history/reach.tsx'),
  groups: () => import('./groups/groups-screen.tsx'),
  templates: () => import('./promo/templates-screen.tsx'),
  settings: () => import('./settings/settings-screen.tsx'),
  soldOutDialog: () => import('./broadcasts/sold-out-dialog.tsx'),
  diagnostics: () => import('./diagnostics/diagnostics-screen.tsx'),
  repairDialog: () => import('./repair/repair-dialog.tsx'),
  importDialog: loadImportDialog,
  sendDialog: () => import('./broadcasts/send-dialog.tsx'),
  photoField: async () => ({ default: (await import('./products/photo-field.tsx')).PhotoField }),
  commandPalette: () => import('./palette/command-palette.tsx'),
  farEnd: () => import('./practice/far-end.tsx'),
};

export const ComingBackScreen = lazy(loadScreens.comingBack);
export const BroadcastsScreen = lazy(loadScreens.broadcasts);
export const History = lazy(loadScreens.history);
export const ReachPart = lazy(loadScreens.reach);
export const GroupsScreen = lazy(loadScreens.groups);
export const TemplatesScreen = lazy(loadScreens.templates);
export const SettingsScreen = lazy(loadScreens.settings);
export const DiagnosticsScreen = lazy(loadScreens.diagnostics);
export const RepairDialog = lazy(loadScreens.repairDialog);
export const SendDialog = lazy(loadScreens.sendDialog);
export const PhotoField = lazy(loadScreens.photoField);
export const SoldOutDialog = lazy(loadScreens.soldOutDialog);
export const CommandPalette = lazy(loadScreens.commandPalette);
export const FarEnd = lazy(loadScreens.farEnd);

/** Fetches all of them, so that the first click on one finds it there. */
export function fetchScreens(): void {
  for (const load of Object.values(loadScreens)) void load();
}
