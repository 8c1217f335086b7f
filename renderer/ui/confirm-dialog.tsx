import { Button, Group } from '@mantine/core';
import { Question } from './question.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly body?: string;
  readonly confirm: string;
  readonly keep: string;
  readonly isBusy?: boolean;
  /** `plain` where nothing is lost. */
  readonly tone?: 'danger' | 'plain';
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
}

/** Asks before something that cannot be undone; the safe answer has the focus. */
export default function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Question title={props.title} width={440} onKeep={props.onKeep}>
      {props.body !== undefined && <p style={{ textWrap: 'pretty' }}>{props.body}</p>}
      <Group justify="flex-end" gap="xs" pt="xs">
        <Button variant="default" data-autofocus onClick={props.onKeep}>
          {props.keep}
        </Button>
        <Button
          {...(props.tone !== 'plain' && { color: 'red' })}
          loading={props.isBusy ?? false}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </Group>
    </Question>
  );
}
