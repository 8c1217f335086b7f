import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import classes from './pairing.module.css';
import { TapDrawing } from './tap-drawing.tsx';

/** As the account's list of linked devices shows a desktop that pairs as Chrome on Windows. */
const listedName = 'Google Chrome (Windows)';

/** Where to tap on the phone, for the QR and for the code. */
export function PairingSteps({ way }: { readonly way: 'qr' | 'code' }) {
  const { t } = useTranslation();
  const [phone, setPhone] = useState<'android' | 'iphone'>('android');
  const last = way === 'qr' ? (`connection.pair.${phone}Steps.point` as const) : 'connection.code.tapNumber';
  const keys = [
    `connection.pair.${phone}Steps.open`,
    `connection.pair.${phone}Steps.menu`,
    `connection.pair.${phone}Steps.link`,
    last,
  ] as const;
  const taps = ['open', 'menu', 'link', way === 'qr' ? 'point' : 'type'] as const;
  return (
    <div className={classes.steps}>
      <SegmentedControl
        aria-label={t('connection.pair.which')}
        value={phone}
        onChange={(value) => setPhone(value === 'iphone' ? 'iphone' : 'android')}
        data={[
          { value: 'android', label: t('connection.pair.android') },
          { value: 'iphone', label: t('connection.pair.iphone') },
        ]}
      />
      <ol className={classes.list}>
        {keys.map((key, index) => (
          <li key={key}>
            <span>
              <Trans i18nKey={key} components={{ b: <b /> }} />
            </span>
            <TapDrawing phone={phone} tap={taps[index] ?? 'open'} />
          </li>
        ))}
      </ol>
      <p className={classes.aside}>
        <Trans i18nKey="connection.pair.listedAs" values={{ name: listedName }} components={{ b: <b /> }} />
      </p>
    </div>
  );
}
