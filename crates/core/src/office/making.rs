//! Making an office: the first and only run of the wizard.

use std::{fs, path::Path, sync::Arc};

use super::{Office, SignedIn, Warning};
use crate::{
    Error, Result,
    accounts::{
        self,
        passwords::{Policy, Preset},
    },
    choices,
    clock::Clock,
    folders,
    gate::{self, Core, Opening, Purpose},
    journal, recovery,
    settings::{self, Settings},
    strongbox::Strongbox,
    text::Country,
    vault::{self, DatabaseKey, Kdf, MasterKey, NewSheet, RecoveryKey, Vault, file::Trial},
    words::Language,
};

/// What an office is made of.
pub struct Founding<'a> {
    pub organization: &'a str,
    pub login: &'a str,
    pub name: &'a str,
    pub password: &'a str,
    pub preset: Preset,
    pub country: Country,
    pub language: Language,
    pub time_zone: &'a str,
    /// What guessing a password costs.
    pub kdf: Kdf,
}

#[cfg(test)]
impl Founding<'static> {
    pub(crate) const PASSWORD: &'static str = "correct horse battery 7";

    /// An office for tests, of one person who signs in as "boss".
    pub(crate) fn for_tests() -> Founding<'static> {
        Founding {
            organization: "晨光文具商行",
            login: "boss",
            name: "陈老板",
            password: Founding::PASSWORD,
            preset: Preset::Modern,
            country: Country::CN,
            language: Language::ZhCn,
            time_zone: "Asia/Shanghai",
            kdf: Kdf::cheap_for_tests(),
        }
    }
}

/// A new office, its first person signed in, and the recovery key: shown once and kept nowhere.
pub struct Made {
    pub office: Office,
    pub signed_in: SignedIn,
    pub recovery: RecoveryKey,
}

/// Makes an office in a folder, which is created when missing. Until the last step nothing there
/// passes for an office, so that an attempt that was stopped can be repeated.
///
/// # Errors
/// `HomeInUse` where there is one already; what speaks against the place; `Invalid` with the field
/// or what is weak about the password.
pub fn create(home: &Path, founding: &Founding<'_>, clock: Arc<dyn Clock>) -> Result<Made> {
    check(founding)?;
    if let Some(fault) = folders::fault_of(home)? {
        return Err(fault.into());
    }
    fs::create_dir_all(home)?;
    vault::file::private_folder(home)?;
    let office = Office::hold(home, clock.clone())?;
    if folders::current(home)?.is_some() {
        return Err(Error::HomeInUse);
    }
    let recovery = build(&office, founding)?;
    let mut signed_in = office.sign_in(founding.login, founding.password)?;
    // Whoever makes the office is about to be shown its key: nothing is missing yet.
    signed_in.warnings.retain(|it| *it != Warning::NoRecoverySheet);
    Ok(Made { office, signed_in, recovery })
}

fn check(founding: &Founding<'_>) -> Result<()> {
    let inputs = [founding.login, founding.name, founding.organization];
    Policy::of(founding.preset).check(founding.password, &inputs)?;
    Ok(())
}

fn build(office: &Office, founding: &Founding<'_>) -> Result<RecoveryKey> {
    let home = office.home();
    let now = office.clock.now();
    let settings = settings_of(founding);
    let today = settings.date_of(now.wall_ms);
    let (mut vault, master) = Vault::create(now.wall_ms, founding.kdf);
    let public_key = vault.add_person(accounts::FOUNDER, founding.password, today, &master)?;
    let sheet = vault.add_recovery(today, &master)?;
    folders::remove_remains(home)?;
    let trial = Trial::Password { account: accounts::FOUNDER, password: founding.password };
    vault::file::save(home, &vault, &master, trial)?;

    let folder = folders::make_next(home)?;
    make_database(&folder, &master, &sheet)?;
    let core = Core::open(Opening {
        folder: &folder,
        home,
        strongbox: Strongbox::new(home, vault, master),
        clock: office.clock.clone(),
    })?;
    core.write_unattended("office.create", founding.language, |tx| {
        settings::update(tx, &settings)?;
        choices::found(tx, founding.country, founding.language)?;
        let founder = accounts::Founder {
            login: founding.login,
            name: founding.name,
            language: founding.language,
            public_key,
        };
        accounts::found(tx, &founder)
    })?;
    drop(core);
    // The key is shown after the office is there: should the program end in between, it was lost.
    fs::write(home.join(folders::NO_SHEET), "")?;
    folders::switch_to(home, &folder)?;
    Ok(sheet.key)
}

fn settings_of(founding: &Founding<'_>) -> Settings {
    Settings {
        organization: founding.organization.to_owned(),
        country: founding.country,
        language: founding.language,
        time_zone: founding.time_zone.to_owned(),
        password_preset: founding.preset,
        ..Settings::default()
    }
}

fn make_database(folder: &Path, master: &MasterKey, sheet: &NewSheet) -> Result<()> {
    let path = folder.join(gate::DATABASE);
    let mut connection = gate::open(&path, &master.database_key(), Purpose::Build)?;
    gate::migrate(&mut connection)?;
    journal::set_access_key(&connection, &DatabaseKey::random())?;
    recovery::keep_public_key(&connection, sheet)?;
    vault::file::keep_private(&path)?;
    Ok(())
}
