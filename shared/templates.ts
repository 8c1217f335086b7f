import { z } from 'zod';
import type { Brand } from './brand.ts';

export type TemplateId = Brand<string, 'TemplateId'>;

/** How a product becomes a message: text with variables and with parts that may vanish (see templates/parse-template.ts). */
export interface Template {
  readonly id: TemplateId;
  readonly name: string;
  readonly text: string;
}

/** The templates that come with the app, in their first order. */
export const builtInTemplates = ['complete', 'short', 'coupon'] as const;
export type BuiltInTemplate = (typeof builtInTemplates)[number];

/** A template as the window lists it. */
export interface ListedTemplate extends Template {
  /** Which of ours it is; `null` when she made it herself. */
  readonly builtIn: BuiltInTemplate | null;
  /** One of ours that says something else by now, and can be put back. */
  readonly isChanged: boolean;
}

export interface TemplateList {
  /** In her order; empty only before the shop was opened. */
  readonly templates: readonly ListedTemplate[];
  /** What is chosen when a product is sent, until she chooses another. */
  readonly defaultId: TemplateId;
}

/** Before the shop was opened. */
export const noTemplates: TemplateList = { templates: [], defaultId: 'complete' as TemplateId };

export const longestTemplateName = 80;
export const longestTemplate = 8_000;
export const mostTemplates = 50;

export const templateId = z
  .string()
  .min(1)
  .max(64)
  .transform((id) => id as TemplateId);

/** What a person fills in; `id` is missing for a new one. */
export const templateDraft = z.strictObject({
  id: templateId.optional(),
  name: z.string().trim().min(1).max(longestTemplateName),
  text: z.string().max(longestTemplate),
});

export type TemplateDraft = z.output<typeof templateDraft>;
