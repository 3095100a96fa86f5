SET lock_timeout = '5s';
ALTER TABLE account ADD CONSTRAINT account_nick_check CHECK (nick IS NOT NULL) NOT VALID;
