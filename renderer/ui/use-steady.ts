import { useLayoutEffect, useRef, useState } from 'react';

type Functions = Readonly<Record<string, (...inputs: never[]) => unknown>>;

/** The same functions at every render, which do what those of the latest one do: what they are given to need not be drawn again. */
export function useSteady<Given extends Functions>(functions: Given): Given {
  const latest = useRef<Functions>(functions);
  useLayoutEffect(() => {
    latest.current = functions;
  });
  const [steady] = useState(() => {
    const entries = Object.keys(functions).map((name) => [
      name,
      (...inputs: never[]) => latest.current[name]?.(...inputs),
    ]);
    return Object.fromEntries(entries) as Given;
  });
  return steady;
}
