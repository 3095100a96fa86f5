ALTER TABLE account ADD COLUMN legacy text;
