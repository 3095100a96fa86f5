ALTER TABLE player ADD COLUMN number integer;
UPDATE player SET number = id;
ALTER TABLE player ALTER COLUMN number SET NOT NULL;
ALTER TABLE player ADD CONSTRAINT player_number_check CHECK (number > 0);
ALTER TABLE player DROP COLUMN number;
