import { Icon, listIcons } from '../../../renderer/ui/icon.tsx';
import { Initials } from '../../../renderer/ui/initials.tsx';
import { Logo } from '../../../renderer/ui/logo.tsx';
import { SetMark } from '../../../renderer/ui/set-mark.tsx';
import { groupSetColors } from '../../../shared/group-sets.ts';
import classes from './gallery.module.css';
import type { Part } from './gallery.tsx';

const colours = [
  ...['paper', 'page', 'surface', 'sunken', 'line', 'rim', 'edge', 'ink', 'soft', 'faint', 'link'],
  ...['accent', 'accent-wash', 'accent-hover', 'fill', 'fill-hover', 'tick', 'track'],
  ...['good', 'good-wash', 'wait', 'wait-wash', 'bad', 'bad-wash'],
  ...['practice', 'practice-ink', 'practice-wash', 'chat', 'bubble', 'toast'],
];
const letters = ['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'];
const spaces = ['half', '1', '2', '3', '4', '5', '6', '8', '12', '20'];

/** What everything else is made of. */
export const foundations: readonly Part[] = [
  {
    name: 'palette',
    shows: 'Colours, each with a purpose',
    content: (
      <div className={classes.row}>
        {colours.map((name) => (
          <span key={name} className={classes.swatch}>
            <span className={classes.colour} style={{ background: `var(--pb-${name})` }} />
            {name}
          </span>
        ))}
      </div>
    ),
  },
  {
    name: 'type',
    shows: 'One type scale',
    content: letters.map((size) => (
      <p key={size} className={classes.step}>
        <span className={classes.name}>{size}</span>
        <span style={{ fontSize: `var(--pb-text-${size})` }}>
          Promoção de hoje: <b>R$ 1.299,90</b>
        </span>
      </p>
    )),
  },
  {
    name: 'space',
    shows: 'One spacing scale',
    content: spaces.map((step) => (
      <p key={step} className={classes.step}>
        <span className={classes.name}>{step}</span>
        <span className={classes.bar} style={{ width: `var(--pb-space-${step})` }} />
      </p>
    )),
  },
  {
    name: 'signs',
    shows: 'Icons, the logo, the signs of group sets and of groups',
    content: (
      <>
        <div className={classes.row}>
          {listIcons().map((name) => (
            <span key={name} className={classes.icon}>
              <Icon name={name} />
            </span>
          ))}
        </div>
        <div className={classes.row}>
          <Logo />
          {groupSetColors.map((color) => (
            <SetMark key={color} color={color} size={20} />
          ))}
          {['Clientes do Bairro', 'Feira de Sábado', 'Queijo da Semana', 'Praça', 'Avisos', 'Ofertas 2'].map(
            (name) => (
              <Initials key={name} name={name} />
            ),
          )}
        </div>
      </>
    ),
  },
];
