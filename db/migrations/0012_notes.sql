CREATE TABLE `notes` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`person` text,
	`phone` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notes_uid_unique` ON `notes` (`uid`);--> statement-breakpoint
CREATE INDEX `notes_application` ON `notes` (`application_id`);