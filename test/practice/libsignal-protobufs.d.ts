declare module 'libsignal/src/protobufs.js' {
  export const PreKeyWhisperMessage: {
    decode(bytes: Uint8Array): { preKeyId: number };
    encode(message: { preKeyId: number }): { finish(): Uint8Array };
  };
}
