import { Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusBack } from './use-focus-back.ts';

interface QuestionProps {
  readonly title: string;
  /** In pixels, as far as the window has them. */
  readonly width?: number;
  /** The safe answer. */
  readonly onKeep: () => void;
  readonly children: ReactNode;
}

/** A question in the middle of the window, with what one must know before one answers. */
export function Question({ title, width = 520, onKeep, children }: QuestionProps) {
  useFocusBack();
  return (
    <Modal.Root opened onClose={onKeep} size={width} centered radius="lg">
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="lg">
          <Stack gap="md">
            <Modal.Title>{title}</Modal.Title>
            {children}
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
