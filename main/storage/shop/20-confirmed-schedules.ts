export const confirmedSchedules = `
-- When she confirmed it without a link: it goes as soon as there is one.
ALTER TABLE schedules ADD COLUMN confirmed_at INTEGER;
-- What was made before then is no repeat, because she said that it goes all the same; NULL is the usual guard.
ALTER TABLE schedules ADD COLUMN repeats_from INTEGER;
`;
