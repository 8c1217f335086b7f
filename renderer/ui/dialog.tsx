import { Modal } from '@mantine/core';
import { type ComponentProps, type CSSProperties, type FormEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';
import { useBeginning } from './use-beginning.ts';
import { useFocusBack } from './use-focus-back.ts';

interface DialogProps {
  readonly title: string;
  /** In pixels, as far as the window has them. */
  readonly width: number;
  /** The same; as high as what it holds when missing. */
  readonly height?: number;
  /** A click beside it must not throw away what was done in it. */
  readonly hasMuchToLose?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog in which something is done: its title and its foot stay in place. In a small window it is the window. */
export function Dialog({ title, width, height, hasMuchToLose = false, onClose, children }: DialogProps) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      size={width}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={!hasMuchToLose}
      classNames={{
        inner: classes.inner ?? '',
        content: `${classes.content} ${height === undefined ? classes.short : ''}`,
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
      }}
      styles={{ content: { '--dialog-height': `${height}px` } as CSSProperties }}
    >
      {children}
    </Modal>
  );
}

interface DialogStepProps {
  /** Enter is as good as the button of its foot. */
  readonly onSubmit?: (event: FormEvent) => void;
  readonly children: ReactNode;
}

/**
 * What a dialog shows at one time: something that scrolls, and a foot. It begins at what is marked with
 * `data-autofocus`: a field to write in, or else what does no harm.
 */
export function DialogStep({ onSubmit, children }: DialogStepProps) {
  const step = useRef<HTMLDivElement & HTMLFormElement>(null);
  useBeginning(step);
  if (onSubmit === undefined) {
    return (
      <div ref={step} className={classes.step}>
        {children}
      </div>
    );
  }
  return (
    <form ref={step} className={classes.step} noValidate onSubmit={onSubmit}>
      {children}
    </form>
  );
}

const besideMessage = 'minmax(0, 1fr) minmax(0, clamp(300px, 33vw, 340px))';

interface DialogColumnsProps {
  /** How wide each is, as CSS says it; something and a message beside it when missing. */
  readonly widths?: string;
  readonly children: ReactNode;
}

/** Columns side by side, each as high as the dialog; one below the other in a small window. */
export function DialogColumns({ widths = besideMessage, children }: DialogColumnsProps) {
  return (
    <div className={classes.columns} style={{ '--columns': widths } as CSSProperties}>
      {children}
    </div>
  );
}

interface DialogColumnProps extends Omit<ComponentProps<'section'>, 'className'> {
  /** True where all of it scrolls, `low` where it does so in a low window; false where something in it does. */
  readonly scrolls?: boolean | 'low';
}

export function DialogColumn({ scrolls = false, ...section }: DialogColumnProps) {
  return <section {...section} className={classes.column} data-scrolls={scrolls || undefined} />;
}

interface DialogFootProps {
  /** The way back, at the other end. */
  readonly back?: ReactNode;
  /** What is said beside the buttons. */
  readonly words?: ReactNode;
  readonly children: ReactNode;
}

/** What can be pressed, always in sight. */
export function DialogFoot({ back, words, children }: DialogFootProps) {
  return (
    <footer className={classes.foot}>
      {back}
      <div className={classes.beside}>{words}</div>
      {children}
    </footer>
  );
}

/** How far she is, or what is missing still; told to a screen reader, too. */
export function FootWords({
  isWrong = false,
  children,
}: {
  readonly isWrong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <p role="status" className={classes.words} data-wrong={isWrong || undefined}>
      {children}
    </p>
  );
}
