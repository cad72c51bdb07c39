CREATE TABLE `foreign_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`merge` text NOT NULL,
	`owner` text NOT NULL,
	`hash` text NOT NULL,
	`row` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `foreign_events_owner` ON `foreign_events` (`owner`);--> statement-breakpoint
CREATE TRIGGER `foreign_events_no_update` BEFORE UPDATE ON `foreign_events`
BEGIN SELECT RAISE(ABORT, 'foreign_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `foreign_events_no_delete` BEFORE DELETE ON `foreign_events`
BEGIN SELECT RAISE(ABORT, 'foreign_events is append-only'); END;
