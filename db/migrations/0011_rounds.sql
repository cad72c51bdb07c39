CREATE TABLE `returned_forms` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`application_id` text NOT NULL,
	`folder` text NOT NULL,
	`form_file` text NOT NULL,
	`form_sha256` text NOT NULL,
	`form_size` integer NOT NULL,
	`at` text NOT NULL,
	`state` text NOT NULL,
	`read` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `returned_forms_uid_unique` ON `returned_forms` (`uid`);--> statement-breakpoint
CREATE INDEX `returned_forms_application` ON `returned_forms` (`application_id`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`application_id` text NOT NULL,
	`number` integer NOT NULL,
	`uid` text NOT NULL,
	`asked` text NOT NULL,
	`issues` text NOT NULL,
	`due_on` text,
	`closed_reason` text,
	`closed_by` text,
	`closed_at` text,
	PRIMARY KEY(`application_id`, `number`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_uid_unique` ON `rounds` (`uid`);