/** Two price tags side by side: the brothers. */
export function Logo({ size = 30 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M12 5.5 20.5 2a2 2 0 0 1 1.5 0l6.4 2.600A2 2 0 0 1 29.6 6.500V21a2 2 0 0 1-2 2h-6Z"
        fill="#f2b134"
      />
      <path
        d="M3 13.300a2 2 0 0 1 .6-1.400l7.2-7.200a2 2 0 0 1 2.8 0l7.2 7.200a2 2 0 0 1 .6 1.400V28a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2Z"
        fill="#8e4a80"
      />
      <circle cx="12.2" cy="11.5" r="2" fill="#fffdfb" />
      <path d="M8 19.500h8.400M8 24h5.4" stroke="#fffdfb" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
