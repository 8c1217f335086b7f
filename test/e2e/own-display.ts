// Runs before each file of window tests. Each worker has a display of its own, on which its windows keep the focus.
const displays = process.env.PROMO_TEST_DISPLAYS?.split(' ') ?? [];
const display = displays[(Number(process.env.VITEST_POOL_ID) - 1) % displays.length];
if (display !== undefined) process.env.DISPLAY = display;
