-- What happened has a kind and a payload from here on. The rows there are stay as they are, byte for byte.
DROP TRIGGER `audit_events_no_update`;
--> statement-breakpoint
DROP TRIGGER `audit_events_no_delete`;
--> statement-breakpoint
DROP TRIGGER `audit_events_in_order`;
--> statement-breakpoint
DROP INDEX `audit_events_application`;
--> statement-breakpoint
ALTER TABLE `audit_events` RENAME TO `events`;
--> statement-breakpoint
ALTER TABLE `events` RENAME COLUMN `action` TO `kind`;
--> statement-breakpoint
ALTER TABLE `events` ADD `payload` text;
--> statement-breakpoint
CREATE INDEX `events_application` ON `events` (`application_id`);
--> statement-breakpoint
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events`
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events`
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `events_in_order` BEFORE INSERT ON `events`
WHEN NEW.`seq` <> (SELECT coalesce(max(`seq`), 0) + 1 FROM `events`)
BEGIN SELECT RAISE(ABORT, 'events are numbered 1, 2, 3'); END;
--> statement-breakpoint
-- Only rows from before have none: without it a row keeps its hash by their rule.
CREATE TRIGGER `events_have_payload` BEFORE INSERT ON `events`
WHEN NEW.`payload` IS NULL
BEGIN SELECT RAISE(ABORT, 'events have a payload'); END;
--> statement-breakpoint
-- What two laptops know each other's rows by: SQLite adds no column that is filled for each row, so tables are rebuilt.
CREATE TABLE `__new_batch` (
	`id` integer PRIMARY KEY NOT NULL,
	`desk_id` text NOT NULL,
	`scheme` text NOT NULL,
	`district` text NOT NULL,
	`recommender` text NOT NULL,
	`preparer` text NOT NULL,
	`phone` text NOT NULL,
	`email` text,
	`liaison_name` text,
	`liaison_title` text,
	`liaison_phone` text,
	`liaison_email` text,
	`created_at` text NOT NULL,
	CONSTRAINT "batch_is_one" CHECK("__new_batch"."id" = 1)
);
--> statement-breakpoint
INSERT INTO `__new_batch` SELECT `id`, lower(hex(randomblob(16))), `scheme`, `district`, `recommender`, `preparer`, `phone`, `email`, `liaison_name`, `liaison_title`, `liaison_phone`, `liaison_email`, `created_at` FROM `batch`;
--> statement-breakpoint
DROP TABLE `batch`;
--> statement-breakpoint
ALTER TABLE `__new_batch` RENAME TO `batch`;
--> statement-breakpoint
CREATE TABLE `__new_applications` (
	`id` text PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`position` integer NOT NULL,
	`category` text NOT NULL,
	`folder` text NOT NULL,
	`form_file` text,
	`form_sha256` text,
	`form_size` integer,
	`cover` text NOT NULL,
	`problems` text NOT NULL,
	`declined_reason` text,
	`declined_by` text,
	`declined_at` text,
	`created_at` text NOT NULL,
	`pictures` text DEFAULT '[]' NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_applications` SELECT `id`, lower(hex(randomblob(16))), `position`, `category`, `folder`, `form_file`, `form_sha256`, `form_size`, `cover`, `problems`, `declined_reason`, `declined_by`, `declined_at`, `created_at`, `pictures` FROM `applications`;
--> statement-breakpoint
DROP TABLE `applications`;
--> statement-breakpoint
ALTER TABLE `__new_applications` RENAME TO `applications`;
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_uid_unique` ON `applications` (`uid`);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_position_unique` ON `applications` (`position`);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_id_category` ON `applications` (`id`,`category`);
--> statement-breakpoint
CREATE TABLE `__new_attachments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`application_id` text NOT NULL,
	`slot` text NOT NULL,
	`file` text NOT NULL,
	`year` integer,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`pages` integer,
	`text_head` text,
	`certainty` text NOT NULL,
	`note` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_attachments` SELECT `id`, lower(hex(randomblob(16))), `application_id`, `slot`, `file`, `year`, `sha256`, `size`, `pages`, `text_head`, `certainty`, `note` FROM `attachments`;
--> statement-breakpoint
-- The numbers of removed attachments stay used.
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_attachments';
--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT '__new_attachments', `seq` FROM `sqlite_sequence` WHERE `name` = 'attachments';
--> statement-breakpoint
DROP TABLE `attachments`;
--> statement-breakpoint
ALTER TABLE `__new_attachments` RENAME TO `attachments`;
--> statement-breakpoint
CREATE UNIQUE INDEX `attachments_uid_unique` ON `attachments` (`uid`);
--> statement-breakpoint
CREATE INDEX `attachments_application` ON `attachments` (`application_id`);
--> statement-breakpoint
CREATE TABLE `__new_rulings` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`application_id` text NOT NULL,
	`check` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`basis` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_rulings` SELECT `id`, lower(hex(randomblob(16))), `application_id`, `check`, `outcome`, `reason`, `basis`, `by`, `at` FROM `rulings`;
--> statement-breakpoint
DROP TRIGGER `rulings_no_update`;
--> statement-breakpoint
DROP TRIGGER `rulings_no_delete`;
--> statement-breakpoint
DROP TABLE `rulings`;
--> statement-breakpoint
ALTER TABLE `__new_rulings` RENAME TO `rulings`;
--> statement-breakpoint
CREATE UNIQUE INDEX `rulings_uid_unique` ON `rulings` (`uid`);
--> statement-breakpoint
CREATE INDEX `rulings_application` ON `rulings` (`application_id`);
--> statement-breakpoint
CREATE TRIGGER `rulings_no_update` BEFORE UPDATE ON `rulings`
BEGIN SELECT RAISE(ABORT, 'rulings is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `rulings_no_delete` BEFORE DELETE ON `rulings`
BEGIN SELECT RAISE(ABORT, 'rulings is append-only'); END;
