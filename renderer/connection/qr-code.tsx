import { QRCodeSVG } from 'qrcode.react';

/** Always dark on white with its quiet zone, also in the dark theme: phones read it best so. */
export default function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <QRCodeSVG
      value={text}
      level="L"
      marginSize={3}
      bgColor="#ffffff"
      fgColor="#1d1512"
      title={label}
      role="img"
      style={{ width: '100%', height: '100%' }}
    />
  );
}
