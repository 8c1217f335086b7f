import { runByName } from './run-by-name.mjs';

await runByName('chaos');
