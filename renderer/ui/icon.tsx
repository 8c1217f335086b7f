export type IconName = keyof typeof shapes;

interface IconProps {
  readonly name: IconName;
  /** Side in pixels. */
  readonly size?: number;
}

/** A small drawing beside words; it is never the only bearer of a meaning, so screen readers skip it. */
export function Icon({ name, size = 20 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {shapes[name]}
    </svg>
  );
}

/** All that there are, for the gallery. */
export function listIcons(): readonly IconName[] {
  return Object.keys(shapes).filter((name): name is IconName => name in shapes);
}

const shapes = {
  products: (
    <>
      <path d="M3.5 12.2V5.5a2 2 0 0 1 2-2h6.7a2 2 0 0 1 1.4.6l6.8 6.8a2 2 0 0 1 0 2.8l-6.7 6.7a2 2 0 0 1-2.8 0L4.1 13.6a2 2 0 0 1-.6-1.4Z" />
      <circle cx="8.2" cy="8.2" r="1.3" />
    </>
  ),
  broadcasts: (
    <>
      <path d="M4 10.2v3.6a1 1 0 0 0 1 1h2.4L17 19.5v-15L7.4 9.2H5a1 1 0 0 0-1 1Z" />
      <path d="M8 15v3.2a1.6 1.6 0 0 0 3.2 0v-1.6M20 10.2v3.6" />
    </>
  ),
  groups: (
    <>
      <circle cx="9" cy="8.5" r="3.3" />
      <path d="M3 19.5c.4-3.4 2.8-5.3 6-5.3s5.6 1.9 6 5.3" />
      <path d="M15.5 5.6a3.3 3.3 0 0 1 0 5.8M17.4 14.6c2 .7 3.3 2.4 3.6 4.9" />
    </>
  ),
  connection: (
    <>
      <rect x="3" y="4.5" width="12" height="9" rx="1.5" />
      <path d="M6 17.5h6M9 13.5v4" />
      <rect x="16.5" y="9" width="5" height="10.5" rx="1.2" />
      <path d="M19 17h.01" />
    </>
  ),
  settings: (
    <>
      <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
      <circle cx="15" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </>
  ),
  search: (
    <>
      <circle cx="10.8" cy="10.8" r="6.3" />
      <path d="m15.6 15.6 4.6 4.6" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  edit: <path d="M4 20l.9-4L15.6 5.300a2 2 0 0 1 2.8 2.800L7.8 19 4 20ZM13.5 7.500l2.9 2.9" />,
  archive: (
    <>
      <rect x="3.5" y="4.5" width="17" height="4.5" rx="1" />
      <path d="M5 9v9a1.5 1.5 0 0 0 1.5 1.500h11A1.5 1.5 0 0 0 19 18V9M10 13h4" />
    </>
  ),
  send: <path d="M20.5 3.5 3.5 10l6.8 3.200M20.5 3.5 14 20.500l-3.7-7.300M20.5 3.5 10.3 13.2" />,
  photo: (
    <>
      <rect x="3.5" y="4.5" width="17" height="15" rx="2" />
      <circle cx="9" cy="10" r="1.7" />
      <path d="m4 17.5 4.6-4 3.2 2.7 4.4-4.2 4.3 4" />
    </>
  ),
  left: <path d="m14.500 6-6 6 6 6" />,
  right: <path d="m9.500 6 6 6-6 6" />,
  star: (
    <path d="m12 3.800 2.500 5.200 5.700.800-4.100 4 1 5.700-5.100-2.700-5.100 2.700 1-5.700-4.100-4 5.700-.8 2.500-5.200Z" />
  ),
  phone: (
    <>
      <rect x="7" y="2.5" width="10" height="19" rx="2.2" />
      <path d="M11 18.500h2" />
    </>
  ),
  check: <path d="m5 12.5 4.7 4.700L19.5 7.3" />,
  checkCircle: (
    <>
      <circle cx="12" cy="12" r="8.7" />
      <path d="m8.2 12.3 2.7 2.7 5-5.3" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.7" />
      <path d="M12 7.300V12l3.2 2" />
    </>
  ),
  pause: (
    <>
      <circle cx="12" cy="12" r="8.7" />
      <path d="M9.8 9v6M14.2 9v6" />
    </>
  ),
  play: <path d="M8 5.500v13l10.5-6.500L8 5.500Z" />,
  failed: (
    <>
      <circle cx="12" cy="12" r="8.7" />
      <path d="m9.2 9.2 5.6 5.600M14.8 9.200l-5.6 5.6" />
    </>
  ),
  warning: (
    <>
      <path d="M10.6 4.3 3 17.600a1.6 1.6 0 0 0 1.4 2.400h15.200a1.6 1.6 0 0 0 1.4-2.400L13.4 4.300a1.6 1.6 0 0 0-2.8 0Z" />
      <path d="M12 9.500v4M12 16.600h.01" />
    </>
  ),
  question: (
    <>
      <path d="M12 3.3 20.7 12 12 20.7 3.3 12 12 3.300Z" />
      <path d="M10.3 10.200a1.8 1.8 0 1 1 2.6 1.600c-.6.3-.9.7-.9 1.300M12 15.600h.01" />
    </>
  ),
  cancelled: (
    <>
      <circle cx="12" cy="12" r="8.7" />
      <path d="M7.5 12h9" />
    </>
  ),
  moving: (
    <>
      <path d="M20.5 12a8.5 8.5 0 0 1-14.6 5.900M3.5 12a8.5 8.5 0 0 1 14.6-5.9" />
      <path d="M18.5 2.800v3.600h-3.600M5.5 21.200v-3.600h3.6" />
    </>
  ),
  offline: (
    <>
      <path d="M3.5 9.500A13 13 0 0 1 8 6.700M12.5 5.600a13 13 0 0 1 8 3.900M6.6 13a8.5 8.5 0 0 1 4-2.200M15.2 11.400a8.5 8.5 0 0 1 2.2 1.600M9.8 16.300a3.8 3.8 0 0 1 4.4 0M12 19.300h.010M4 3.500l16 17" />
    </>
  ),
  off: (
    <>
      <path d="M12 3.500v8" />
      <path d="M17 6.600a7.8 7.8 0 1 1-10 0" />
    </>
  ),
  qr: (
    <>
      <rect x="4" y="4" width="6" height="6" rx="1" />
      <rect x="14" y="4" width="6" height="6" rx="1" />
      <rect x="4" y="14" width="6" height="6" rx="1" />
      <path d="M14 14h2.500v2.500M20 14v.010M14 20h.010M17.5 20H20v-2.5" />
    </>
  ),
  reply: (
    <>
      <path d="M9.5 7 4 12l5.5 5" />
      <path d="M4.500 12H14a6 6 0 0 1 6 6v.5" />
    </>
  ),
  trash: (
    <>
      <path d="M4.500 6.500h15M9.500 6.500V4.800a1.300 1.300 0 0 1 1.300-1.300h2.400a1.300 1.300 0 0 1 1.300 1.300v1.700" />
      <path d="m6.300 6.500.8 12.300a1.800 1.800 0 0 0 1.800 1.700h6.200a1.800 1.800 0 0 0 1.800-1.700l.8-12.300M10.200 10.500v6M13.800 10.500v6" />
    </>
  ),
  soldOut: (
    <>
      <path d="M3.500 12.200V5.500a2 2 0 0 1 2-2h6.700a2 2 0 0 1 1.400.6l6.800 6.800a2 2 0 0 1 0 2.800l-6.700 6.700a2 2 0 0 1-2.800 0L4.100 13.600a2 2 0 0 1-.6-1.400Z" />
      <path d="m8.800 8.800 5.900 5.900" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.7" />
      <path d="M12 11.200v4.800M12 8h.01" />
    </>
  ),
  repair: (
    <path d="M14.200 9.800a4.600 4.600 0 0 1 5.800-5.700l-2.800 2.800.3 2.300 2.300.3 2.800-2.800a4.600 4.600 0 0 1-5.700 5.800l-7.300 7.300a2 2 0 0 1-2.900-2.900Z" />
  ),
  sheet: (
    <>
      <rect x="4" y="3.500" width="16" height="17" rx="2" />
      <path d="M4 9h16M4 14.700h16M10 9v11.500" />
    </>
  ),
  save: <path d="M12 4v11M7.500 10.800 12 15.300l4.500-4.500M4.500 19.500h15" />,
  copy: (
    <>
      <rect x="8.500" y="8.500" width="11.500" height="11.500" rx="2" />
      <path d="M15.500 8.500V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7.500a2 2 0 0 0 2 2h2.500" />
    </>
  ),
  back: <path d="M19.500 12h-15M10 6.500 4.500 12l5.500 5.500" />,
  forward: <path d="M4.500 12h15M14 6.500l5.500 5.500-5.500 5.500" />,
  calendar: (
    <>
      <rect x="4" y="5.500" width="16" height="14.500" rx="2" />
      <path d="M4 10h16M8.500 3.500v4M15.500 3.500v4" />
    </>
  ),
  chevron: <path d="m7 10 5 5 5-5" />,
  up: <path d="m7 14 5-5 5 5" />,
  undo: <path d="M8.500 5 4.500 9l4 4M4.500 9H14a5.500 5.500 0 0 1 0 11H8" />,
  templates: (
    <>
      <path d="M5.500 3.500h13a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H11l-4.500 4v-4h-1a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2Z" />
      <path d="M7.500 8h9M7.500 12h5.500" />
    </>
  ),
  grip: <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" />,
  people: (
    <>
      <circle cx="12" cy="8" r="3.6" />
      <path d="M5.5 20c.5-3.9 3-6 6.5-6s6 2.1 6.5 6" />
    </>
  ),
} as const;
