CREATE TABLE `notices` (
	`id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`manifest` text NOT NULL,
	`scheme` text NOT NULL,
	`kept_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_hash_unique` ON `notices` (`hash`);--> statement-breakpoint
ALTER TABLE `batch` ADD `notice` text REFERENCES notices(hash);--> statement-breakpoint
-- An edition's mark stands for its package: no later version of this code may rewrite one.
CREATE TRIGGER `notices_no_update` BEFORE UPDATE ON `notices`
BEGIN SELECT RAISE(ABORT, 'notices is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notices_no_delete` BEFORE DELETE ON `notices`
BEGIN SELECT RAISE(ABORT, 'notices is append-only'); END;
