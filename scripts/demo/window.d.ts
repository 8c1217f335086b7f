import type { Bridge } from '../../shared/ipc/call.ts';

declare global {
  interface Window {
    readonly promoBrothers: Bridge;
  }
}
