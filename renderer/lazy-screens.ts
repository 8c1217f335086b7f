import { lazy } from 'react';

// Each is read when it is first shown: what she does not open costs the start nothing, and the window no memory.

export const ProductsScreen = lazy(() => import('./products/products-screen.tsx'));
export const ComingBackScreen = lazy(() => import('./coming-back/coming-back-screen.tsx'));
export const BroadcastsScreen = lazy(() => import('./broadcasts/broadcasts-screen.tsx'));
export const History = lazy(() => import('./history/history.tsx'));
export const ReachPart = lazy(() => import('./history/reach.tsx'));
export const GroupsScreen = lazy(() => import('./groups/groups-screen.tsx'));
export const TemplatesScreen = lazy(() => import('./promo/templates-screen.tsx'));
export const SettingsScreen = lazy(() => import('./settings/settings-screen.tsx'));
export const DiagnosticsScreen = lazy(() => import('./diagnostics/diagnostics-screen.tsx'));
export const RepairDialog = lazy(() => import('./repair/repair-dialog.tsx'));
export const GroupsField = lazy(() => import('./broadcasts/groups-field.tsx'));
export const SendDialog = lazy(() => import('./broadcasts/send-dialog.tsx'));
export const PhotoField = lazy(async () => ({
  default: (await import('./products/photo-field.tsx')).PhotoField,
}));
export const SoldOutDialog = lazy(() => import('./broadcasts/sold-out-dialog.tsx'));
export const CommandPalette = lazy(() => import('./palette/command-palette.tsx'));
export const FarEnd = lazy(() => import('./practice/far-end.tsx'));
export const CalendarScreen = lazy(() => import('./schedules/calendar-screen.tsx'));
export const ScheduleStep = lazy(() => import('./schedules/schedule-step.tsx'));
export const Welcome = lazy(() => import('./welcome/welcome.tsx'));
