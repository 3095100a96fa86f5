-- Nothing to be done here any more.
SELECT 1;
