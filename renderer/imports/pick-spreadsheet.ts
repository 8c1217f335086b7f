/** Whether what is dragged may be a spreadsheet: pictures are for the products, and of some files the system tells no kind. */
export function mayHoldSpreadsheet(data: DataTransfer): boolean {
  const files = [...data.items].filter(({ kind }) => kind === 'file');
  return files.length > 0 && files.some(({ type }) => !/^(image|video|audio)\//.test(type));
}

/** The first file that may be one. What it is, main tells from its content, and says so where it is something else. */
export function pickSpreadsheet(data: DataTransfer): File | undefined {
  return [...data.files].find(({ type }) => !/^(image|video|audio)\//.test(type));
}
