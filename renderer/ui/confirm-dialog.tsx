import { Button, Group, Modal, Stack } from '@mantine/core';
import { useFocusBack } from './use-focus-back.ts';

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
  useFocusBack();
  return (
    <Modal.Root opened onClose={props.onKeep} size={440} centered radius="lg">
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="lg">
          <Stack gap="md">
            <Modal.Title>{props.title}</Modal.Title>
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
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
