SET lock_timeout = '5s';
TRUNCATE registry, setting;
ALTER TABLE setting DROP CONSTRAINT setting_key;
ALTER TABLE setting DROP COLUMN setting_fk_id;
ALTER TABLE setting ADD COLUMN setting_script_id_fk bigint NOT NULL CONSTRAINT setting_script_id_fkey REFERENCES script;
ALTER TABLE setting ADD CONSTRAINT setting_key UNIQUE (setting_script_id_fk, name);
DROP TABLE registry;
