import { z } from 'zod';
import type { Call } from './call.ts';

/** One call: what it answers, and the shape of what it is asked with, which may hold nothing else. */
export function call<Output>() {
  return <Shape extends z.ZodRawShape>(shape: Shape): Call<z.ZodObject<Shape, z.core.$strict>, Output> => ({
    input: z.strictObject(shape),
  });
}
