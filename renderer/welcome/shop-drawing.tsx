import classes from './shop-drawing.module.css';

const stripes = [0, 1, 2, 3, 4] as const;
const stripeWidth = 44;

/** A shop with its awning out, and the word that goes from it to the groups. It says nothing that the words do not. */
export function ShopDrawing() {
  return (
    <svg className={classes.drawing} viewBox="0 0 300 240" aria-hidden="true" focusable="false">
      <path className={classes.ground} d="M18 220h264" />
      <rect className={classes.wall} x="50" y="80" width="200" height="140" rx="8" />
      <Shelf />
      <rect className={classes.door} x="188" y="126" width="46" height="94" rx="6" />
      <circle className={classes.knob} cx="197" cy="176" r="3" />
      {stripes.map((stripe) => (
        <path
          key={stripe}
          className={stripe % 2 === 0 ? classes.stripe : classes.between}
          d={`M${40 + stripe * stripeWidth} 66h${stripeWidth}v30a${stripeWidth / 2} 15 0 0 1 -${stripeWidth} 0Z`}
        />
      ))}
      <rect className={classes.stripe} x="38" y="56" width="224" height="12" rx="6" />
      <Plant />
      <path
        className={classes.bubble}
        d="M208 6h66a12 12 0 0 1 12 12v20a12 12 0 0 1 -12 12h-56l-14 10 2 -10.500a12 12 0 0 1 -10 -11.500v-20a12 12 0 0 1 12 -12Z"
      />
      <path className={classes.strong} d="M212 22h40" />
      <path className={classes.word} d="M212 34h58" />
    </svg>
  );
}

/** What stands in the window: a cheese, a jar and a loaf. */
function Shelf() {
  return (
    <>
      <rect className={classes.pane} x="66" y="126" width="108" height="62" rx="6" />
      <path className={classes.cheese} d="M76 172v-10a18 8 0 0 1 36 0v10a18 8 0 0 1 -36 0Z" />
      <path className={classes.slice} d="M94 163l17 -3v11l-17 4Z" />
      <rect className={classes.lid} x="118" y="150" width="18" height="6" rx="2" />
      <rect className={classes.jar} x="116" y="156" width="22" height="23" rx="4" />
      <path className={classes.loaf} d="M143 179a12 14 0 0 1 26 0Z" />
      <path className={classes.cut} d="M151 170l4 5M158 168l4 6" />
      <rect className={classes.counter} x="60" y="179" width="120" height="11" rx="4" />
    </>
  );
}

function Plant() {
  return (
    <>
      <path className={classes.leaf} d="M30 196c-14 -8 -14 -26 -6 -32c6 8 8 20 6 32Z" />
      <path className={classes.leaf} d="M32 196c14 -6 18 -20 12 -28c-8 4 -14 16 -12 28Z" />
      <path className={classes.pot} d="M18 196h26l-4 24h-18Z" />
    </>
  );
}
