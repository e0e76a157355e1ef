-- The roster that OneRoster packages brought: one table for each of their files, its columns named
-- after theirs; where there is nothing, there is no value. A record is never removed: it is to be
-- deleted once it is gone at the sender. run is the run that wrote it last, added_run the one that
-- wrote it first; neither is a foreign key, whose index would cost as much as the table.
CREATE TABLE roster_org (
  district VARCHAR(7) NOT NULL,
  sourced_id VARCHAR(255) NOT NULL,
  status VARCHAR(11) NOT NULL,
  date_last_modified TIMESTAMP(6) WITH TIME ZONE,
  name ${text},
  type ${text},
  identifier ${text},
  parent_sourced_id ${text},
  metadata ${text},
  line INTEGER NOT NULL,
  fingerprint BIGINT NOT NULL,
  added_run BIGINT NOT NULL,
  run BIGINT NOT NULL,
  PRIMARY KEY (district, sourced_id)
);

CREATE TABLE roster_academic_session (
  district VARCHAR(7) NOT NULL,
  sourced_id VARCHAR(255) NOT NULL,
  status VARCHAR(11) NOT NULL,
  date_last_modified TIMESTAMP(6) WITH TIME ZONE,
  title ${text},
  type ${text},
  start_date ${text},
  end_date ${text},
  parent_sourced_id ${text},
  school_year ${text},
  metadata ${text},
  line INTEGER NOT NULL,
  fingerprint BIGINT NOT NULL,
  added_run BIGINT NOT NULL,
  run BIGINT NOT NULL,
  PRIMARY KEY (district, sourced_id)
);

CREATE TABLE roster_course (
  district VARCHAR(7) NOT NULL,
  sourced_id VARCHAR(255) NOT NULL,
  status VARCHAR(11) NOT NULL,
  date_last_modified TIMESTAMP(6) WITH TIME ZONE,
  school_year_sourced_id ${text},
  title ${text},
  course_code ${text},
  grades ${text},
  org_sourced_id ${text},
  subjects ${text},
  subject_codes ${text},
  metadata ${text},
  line INTEGER NOT NULL,
  fingerprint BIGINT NOT NULL,
  added_run BIGINT NOT NULL,
  run BIGINT NOT NULL,
  PRIMARY KEY (district, sourced_id)
);

CREATE TABLE roster_class (
  district VARCHAR(7) NOT NULL,
  sourced_id VARCHAR(255) NOT NULL,
  status VARCHAR(11) NOT NULL,
  date_last_modified TIMESTAMP(6) WITH TIME ZONE,
  title ${text},
  grades ${text},
  course_sourced_id ${text},
  class_code ${text},
  class_type ${text},
  location ${text},
  school_sourced_id ${text},
  term_sourced_ids ${text},
  subjects ${text},
  subject_codes ${text},
  periods ${text},
  metadata ${text},
  line INTEGER NOT NULL,
  fingerprint BIGINT NOT NULL,
  added_run BIGINT NOT NULL,
  run BIGINT NOT NULL,
  PRIMARY KEY (district, sourced_id)
);

CREATE TABLE roster_user (
  district VARCHAR(7) NOT NULL,
  sourced_id VARCHAR(255) NOT NULL,
  status VARCHAR(11) NOT NULL,
  date_last_modified TIMESTAMP(6) WITH TIME ZONE,
  enabled_user ${text},
  org_sourced_ids ${text},
  role ${text},
  username ${text},
  user_ids ${text},
  given_name ${text},
  family_name ${text},
  middle_name ${text},
  identifier ${text},
  email ${text},
  sms ${text},
  phone ${text},
  agent_sourced_ids ${text},
  grades ${text},
  user_master_identifier ${text},
  resource_sourced_ids ${text},
  preferred_given_name ${text},
  preferred_middle_name ${text},
  preferred_family_name ${text},
  primary_org_sourced_id ${text},
  pronouns ${text},
  metadata ${text},
  line INTEGER NOT NULL,
  fingerprint BIGINT NOT NULL,
  added_run BIGINT NOT NULL,
  run BIGINT NOT NULL,
  PRIMARY KEY (district, sourced_id)
);

CREATE TABLE roster_role (
  district VARCHAR(7) NOT NULL,
  sourced_id VARCHAR(255) NOT NULL,
  status VARCHAR(11) NOT NULL,
  date_last_modified TIMESTAMP(6) WITH TIME ZONE,
  user_sourced_id ${text},
  role_type ${text},
  role ${text},
  begin_date ${text},
  end_date ${text},
  org_sourced_id ${text},
  user_profile_sourced_id ${text},
  metadata ${text},
  line INTEGER NOT NULL,
  fingerprint BIGINT NOT NULL,
  added_run BIGINT NOT NULL,
  run BIGINT NOT NULL,
  PRIMARY KEY (district, sourced_id)
);

CREATE TABLE roster_enrollment (
  district VARCHAR(7) NOT NULL,
  sourced_id VARCHAR(255) NOT NULL,
  status VARCHAR(11) NOT NULL,
  date_last_modified TIMESTAMP(6) WITH TIME ZONE,
  class_sourced_id ${text},
  school_sourced_id ${text},
  user_sourced_id ${text},
  role ${text},
  is_primary ${text},
  begin_date ${text},
  end_date ${text},
  metadata ${text},
  line INTEGER NOT NULL,
  fingerprint BIGINT NOT NULL,
  added_run BIGINT NOT NULL,
  run BIGINT NOT NULL,
  PRIMARY KEY (district, sourced_id)
);

CREATE TABLE roster_demographics (
  district VARCHAR(7) NOT NULL,
  sourced_id VARCHAR(255) NOT NULL,
  status VARCHAR(11) NOT NULL,
  date_last_modified TIMESTAMP(6) WITH TIME ZONE,
  birth_date ${text},
  sex ${text},
  american_indian_or_alaska_native ${text},
  asian ${text},
  black_or_african_american ${text},
  native_hawaiian_or_other_pacific_islander ${text},
  white ${text},
  demographic_race_two_or_more_races ${text},
  hispanic_or_latino_ethnicity ${text},
  country_of_birth_code ${text},
  state_of_birth_abbreviation ${text},
  city_of_birth ${text},
  public_school_residence_status ${text},
  metadata ${text},
  line INTEGER NOT NULL,
  fingerprint BIGINT NOT NULL,
  added_run BIGINT NOT NULL,
  run BIGINT NOT NULL,
  PRIMARY KEY (district, sourced_id)
);

-- What a run replaced: an entry for each value that differs. Of a record that it added there is none:
-- the record names the run.
CREATE TABLE roster_audit (
  run BIGINT NOT NULL REFERENCES run (number),
  entry INTEGER NOT NULL,
  file VARCHAR(20) NOT NULL,
  sourced_id VARCHAR(255) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  column_name ${text} NOT NULL,
  value_before ${text},
  value_after ${text},
  PRIMARY KEY (run, entry)
);

GRANT SELECT, INSERT, UPDATE ON roster_org TO ${application};
GRANT SELECT, INSERT, UPDATE ON roster_academic_session TO ${application};
GRANT SELECT, INSERT, UPDATE ON roster_course TO ${application};
GRANT SELECT, INSERT, UPDATE ON roster_class TO ${application};
GRANT SELECT, INSERT, UPDATE ON roster_user TO ${application};
GRANT SELECT, INSERT, UPDATE ON roster_role TO ${application};
GRANT SELECT, INSERT, UPDATE ON roster_enrollment TO ${application};
GRANT SELECT, INSERT, UPDATE ON roster_demographics TO ${application};
GRANT SELECT, INSERT ON roster_audit TO ${application};
